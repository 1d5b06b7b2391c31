resource "aws_kendra_index" "it" { # finding: terraform.aws.kendra_index_sse_uses_cmk
  name     = "manuals"
  role_arn = aws_iam_role.kendra.arn
}
