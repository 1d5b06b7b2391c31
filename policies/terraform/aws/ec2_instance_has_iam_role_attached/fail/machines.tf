resource "aws_instance" "web" { # finding: terraform.aws.ec2_instance_has_iam_role_attached
  ami           = data.aws_ami.base.id
  instance_type = "t4g.small"
}
