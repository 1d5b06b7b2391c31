resource "aws_sns_topic" "orders" { # finding: terraform.aws.sns_encryption
  name = "orders"
}

resource "aws_sns_topic" "alarms" {
  name              = "alarms"
  kms_master_key_id = "" # finding: terraform.aws.sns_encryption
}
