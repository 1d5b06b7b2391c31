resource "aws_sns_topic" "orders" {
  name              = "orders"
  kms_master_key_id = aws_kms_key.orders.id
}

resource "aws_sns_topic" "plain" {
  name = "plain"
}
