resource "aws_ami" "base" {
  name                = "base"
  virtualization_type = "hvm"
  root_device_name    = "/dev/xvda"

  ebs_block_device {
    device_name = "/dev/xvda"
    snapshot_id = aws_ebs_snapshot.base.id
  }

  ebs_block_device {
    device_name = "/dev/xvdb"
    volume_size = 8
    encrypted   = true
  }
}
