resource "aws_kms_key" "secrets" {
  enable_key_rotation = true
}

resource "aws_secretsmanager_secret" "database" {
  name       = "shop/database"
  kms_key_id = aws_kms_key.secrets.arn
}
