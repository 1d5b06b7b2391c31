resource "aws_instance" "web" { # finding: terraform.aws.ec2_root_encryption
  ami           = data.aws_ami.base.id
  instance_type = "t4g.small"
}

resource "aws_launch_configuration" "batch" {
  image_id      = data.aws_ami.base.id
  instance_type = "t4g.small"

  root_block_device { # finding: terraform.aws.ec2_root_encryption
    volume_size = 20
  }

  ebs_block_device {
    device_name = "/dev/sdf"
    volume_size = 100
    encrypted   = false # finding: terraform.aws.ec2_root_encryption
  }
}
