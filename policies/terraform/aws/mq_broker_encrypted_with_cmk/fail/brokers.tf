resource "aws_mq_broker" "orders" { # finding: terraform.aws.mq_broker_encrypted_with_cmk
  broker_name        = "orders"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.t3.micro"
}

resource "aws_mq_broker" "mail" {
  broker_name        = "mail"
  engine_type        = "RabbitMQ"
  engine_version     = "3.13"
  host_instance_type = "mq.m5.large"

  encryption_options { # finding: terraform.aws.mq_broker_encrypted_with_cmk
    use_aws_owned_key = true
  }
}
