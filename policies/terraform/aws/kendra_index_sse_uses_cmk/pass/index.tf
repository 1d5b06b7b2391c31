resource "aws_kendra_index" "it" {
  name     = "manuals"
  role_arn = aws_iam_role.kendra.arn

  server_side_encryption_configuration {
    kms_key_id = aws_kms_key.own.arn
  }
}
