resource "aws_glue_crawler" "orders" { # finding: terraform.aws.glue_security_configuration_enabled
  name          = "orders"
  role          = aws_iam_role.glue.arn
  database_name = aws_glue_catalog_database.shop.name
}

resource "aws_glue_job" "orders" { # finding: terraform.aws.glue_security_configuration_enabled
  name     = "orders"
  role_arn = aws_iam_role.glue.arn

  command {
    script_location = "s3://scripts/orders.py"
  }
}
