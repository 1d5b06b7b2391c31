resource "aws_iam_role" "reports" {
  name = "reports"

  assume_role_policy = jsonencode({ # finding: terraform.aws.iam_role_allows_public_assume
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "sts:AssumeRole"
    }]
  })
}
