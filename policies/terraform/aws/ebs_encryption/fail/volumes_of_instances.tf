resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  root_block_device {
    encrypted = false # finding: terraform.aws.ebs_encryption
  }
}

resource "aws_launch_template" "web" {
  name_prefix = "web"

  block_device_mappings {
    device_name = "/dev/sda1"

    ebs {
      volume_size = 20
      encrypted   = false # finding: terraform.aws.ebs_encryption
    }
  }
}
