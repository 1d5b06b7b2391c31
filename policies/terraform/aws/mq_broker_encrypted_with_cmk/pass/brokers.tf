resource "aws_mq_broker" "orders" {
  broker_name        = "orders"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.t3.micro"

  encryption_options {
    use_aws_owned_key = false
    kms_key_id        = aws_kms_key.orders.arn
  }
}
