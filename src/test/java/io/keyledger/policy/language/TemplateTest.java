package io.keyledger.policy.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.keyledger.policy.language.Template.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static Template template(String text) {
        return Template.of(text, true, true);
    }

    @Test
    void readsTextWildcardsAndVariables() {
        assertThat(template("a*?${aws:UserName}b").parts())
                .containsExactly(
                        new Part.Literal("a"),
                        new Part.AnyRun(),
                        new Part.AnyOne(),
                        new Part.Variable("aws:username", null),
                        new Part.Literal("b"));
        assertThat(template("a*").toString()).isEqualTo("a*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "none",
            value = {
                "${ a , 'x' }|a|x",
                "${a, ''}|a|``",
                "${a, 'x, y'}|a|x, y",
                "${,'x'}|``|x",
                "${a, x}|a|none",
                "${a, 'x}|a|none",
                "${a, x'}|a|none",
                "${a, '}|a|none",
            })
    void readsTheDefaultOfAVariable(String text, String key, String defaultValue) {
        assertThat(template(text).parts()).containsExactly(new Part.Variable(key, defaultValue));
    }

    @Test
    void leavesAVariableWithoutEndAsText() {
        assertThat(template("${a").parts()).containsExactly(new Part.Literal("${a"));
    }

    @Test
    void takesCharactersWithoutMeaningInTheirPlaceAsText() {
        assertThat(Template.of("*?${a}", false, false).fixedText()).isEqualTo("*?${a}");
    }

    @ParameterizedTest
    @CsvSource({"a,false,false", "a*,true,false", "?,true,false", "${a},false,true", "${*},false,false"})
    void knowsWhetherItMatchesOneTextOnly(String text, boolean wildcards, boolean variables) {
        Template template = template(text);

        assertThat(template.hasWildcards()).isEqualTo(wildcards);
        assertThat(template.hasVariables()).isEqualTo(variables);
        assertThat(template.isFixed()).isEqualTo(!wildcards && !variables);
    }

    @Test
    void resolvesTheEscapesOfAFixedValueOnly() {
        assertThat(template("a${*}${?}${$}b").fixedText()).isEqualTo("a*?$b");
        assertThatIllegalStateException().isThrownBy(() -> template("a*").fixedText());
    }
}
