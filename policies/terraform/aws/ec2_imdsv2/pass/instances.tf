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
