resource "aws_instance" "web" {
  ami                  = data.aws_ami.base.id
  instance_type        = "t4g.small"
  iam_instance_profile = aws_iam_instance_profile.web.name
}
