/** Key policies in CloudFormation templates and Terraform plans. */
@NullMarked
package io.keyledger.policy.template;

import org.jspecify.annotations.NullMarked;
