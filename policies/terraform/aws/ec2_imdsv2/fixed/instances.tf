resource "aws_instance" "web" { # finding: terraform.aws.ec2_imdsv2
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_launch_template" "workers" {
  name = "workers"

  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "required" # finding: terraform.aws.ec2_imdsv2
  }
}

resource "aws_launch_configuration" "old" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  metadata_options { # finding: terraform.aws.ec2_imdsv2
    http_put_response_hop_limit = 1
    http_tokens                 = "required"
  }
}
