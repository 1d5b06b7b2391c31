resource "aws_ami" "base" {
  name                = "base"
  virtualization_type = "hvm"
  root_device_name    = "/dev/xvda"

  ebs_block_device { # finding: terraform.aws.ami_encryption
    device_name = "/dev/xvda"
    volume_size = 8
    encrypted   = true
  }
}
