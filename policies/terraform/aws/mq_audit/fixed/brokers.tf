resource "aws_mq_broker" "orders" {
  broker_name        = "orders"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.t3.micro"

  logs {
    general = true
    audit   = true # finding: terraform.aws.mq_audit
  }
}

resource "aws_mq_broker" "stock" { # finding: terraform.aws.mq_audit
  broker_name        = "stock"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.t3.micro"

  logs {
    audit = true
  }
}
