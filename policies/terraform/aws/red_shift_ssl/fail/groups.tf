resource "aws_redshift_parameter_group" "warehouse" { # finding: terraform.aws.red_shift_ssl
  name   = "warehouse"
  family = "redshift-1.0"
}

resource "aws_redshift_parameter_group" "reports" {
  name   = "reports"
  family = "redshift-1.0"

  parameter {
    name  = "require_ssl"
    value = "false" # finding: terraform.aws.red_shift_ssl
  }
}
