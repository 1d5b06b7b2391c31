resource "aws_mq_broker" "orders" { # finding: terraform.aws.mq_broker_minor_auto_upgrade
  broker_name        = "orders"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.t3.micro"

  auto_minor_version_upgrade = true
}
