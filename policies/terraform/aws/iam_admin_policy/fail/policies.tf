locals {
  everything = "*"
}

data "aws_iam_policy_document" "admin" {
  statement {
    sid       = "Admin"
    actions   = ["*"] # finding: terraform.aws.iam_admin_policy
    resources = ["*"]
  }
}

resource "aws_iam_policy" "encoded" {
  name = "encoded"
  policy = jsonencode({ # finding: terraform.aws.iam_admin_policy
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "s3:*", Resource = "${aws_s3_bucket.data.arn}/*" },
      { Effect = "Allow", Action = [local.everything], Resource = local.everything },
    ]
  })
}

resource "aws_iam_role_policy" "written" {
  role   = aws_iam_role.deploy.id
  # finding: terraform.aws.iam_admin_policy
  policy = <<-POLICY
    {
      "Version": "2012-10-17",
      "Statement": { "Effect": "Allow", "Action": "*", "Resource": ["${aws_s3_bucket.data.arn}", "*"] }
    }
  POLICY
}
