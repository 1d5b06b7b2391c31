locals {
  metadata = { tokens = "required" }
}

resource "aws_launch_template" "workers" {
  name = "workers"

  metadata_options {
    http_tokens = local.metadata.tokens
  }
}

resource "aws_instance" "worker" {
  launch_template {
    id = aws_launch_template.workers.id
  }
}

resource "aws_instance" "quiet" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  metadata_options {
    http_endpoint = "disabled"
  }
}

resource "aws_instance" "chosen" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  metadata_options {
    http_tokens = var.tokens
  }
}

data "aws_ssm_parameter" "al2023" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

resource "aws_instance" "new" {
  ami           = data.aws_ssm_parameter.al2023.value
  instance_type = "t3.micro"
}
