resource "aws_secretsmanager_secret" "database" { # finding: terraform.aws.ssm_secret_cmk
  name = "shop/database"
}

resource "aws_secretsmanager_secret" "mail" {
  name       = "shop/mail"
  kms_key_id = "alias/aws/secretsmanager" # finding: terraform.aws.ssm_secret_cmk
}
