resource "aws_ebs_encryption_by_default" "region" {
  enabled = true
}

resource "aws_instance" "web" {
  ami           = data.aws_ami.base.id
  instance_type = "t4g.small"
}
