resource "aws_instance" "web" {
  ami           = data.aws_ami.base.id
  instance_type = "t4g.small"
  monitoring    = true
}

resource "aws_launch_template" "web" {
  name = "web"

  monitoring {
    enabled = true
  }
}
