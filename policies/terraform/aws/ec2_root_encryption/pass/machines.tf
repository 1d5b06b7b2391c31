resource "aws_instance" "web" {
  ami           = data.aws_ami.base.id
  instance_type = "t4g.small"

  root_block_device {
    encrypted = true
  }

  ebs_block_device {
    device_name = "/dev/sdf"
    volume_size = 100
    encrypted   = true
  }
}
