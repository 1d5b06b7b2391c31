resource "aws_instance" "web" { # finding: terraform.aws.ec2_detailed_monitoring_enabled
  ami           = data.aws_ami.base.id
  instance_type = "t4g.small"
}

resource "aws_launch_template" "web" {
  name = "web"

  monitoring {
    enabled = false # finding: terraform.aws.ec2_detailed_monitoring_enabled
  }
}
