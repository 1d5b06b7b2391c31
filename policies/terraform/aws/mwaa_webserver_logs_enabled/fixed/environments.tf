resource "aws_mwaa_environment" "reports" { # finding: terraform.aws.mwaa_webserver_logs_enabled
  name               = "reports"
  dag_s3_path        = "dags/"
  execution_role_arn = aws_iam_role.reports.arn
  source_bucket_arn  = aws_s3_bucket.reports.arn

  logging_configuration {
    webserver_logs {
      enabled = true
    }
  }
}

resource "aws_mwaa_environment" "orders" {
  name               = "orders"
  dag_s3_path        = "dags/"
  execution_role_arn = aws_iam_role.orders.arn
  source_bucket_arn  = aws_s3_bucket.orders.arn

  logging_configuration {
    webserver_logs {
      enabled = true # finding: terraform.aws.mwaa_webserver_logs_enabled
    }
  }
}
