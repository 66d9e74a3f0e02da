/** What the templates of the page show, in the words and numbers that they show. */
@NullMarked
package io.keyledger.report.page.view;

import org.jspecify.annotations.NullMarked;
