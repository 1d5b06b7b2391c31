resource "aws_secretsmanager_secret" "database" { # finding: terraform.aws.secrets_are_rotated
  name = "shop/database"
}
