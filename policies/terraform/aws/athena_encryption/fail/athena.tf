resource "aws_athena_workgroup" "analytics" {
  name = "analytics"

  configuration {
    result_configuration { # finding: terraform.aws.athena_encryption
      output_location = "s3://${aws_s3_bucket.results.bucket}/"
    }
  }
}

resource "aws_athena_database" "analytics" { # finding: terraform.aws.athena_encryption
  name   = "analytics"
  bucket = aws_s3_bucket.results.id
}
