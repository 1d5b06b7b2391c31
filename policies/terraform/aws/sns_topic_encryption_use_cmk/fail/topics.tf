resource "aws_sns_topic" "orders" {
  name              = "orders"
  kms_master_key_id = "alias/aws/sns" # finding: terraform.aws.sns_topic_encryption_use_cmk
}
