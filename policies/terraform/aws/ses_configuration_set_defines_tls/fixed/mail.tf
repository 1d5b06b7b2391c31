resource "aws_ses_configuration_set" "orders" { # finding: terraform.aws.ses_configuration_set_defines_tls
  name = "orders"

  delivery_options {
    tls_policy = "Require"
  }
}
