resource "aws_iam_role" "audit" {
  name = "audit"

  assume_role_policy = jsonencode({ # finding: terraform.aws.iam_role_allow_assume_from_account
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Action    = "sts:AssumeRole"
    }]
  })
}
