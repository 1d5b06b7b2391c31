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

resource "aws_spot_fleet_request" "batch" {
  iam_fleet_role  = aws_iam_role.fleet.arn
  target_capacity = 4

  launch_specification {
    ami           = "ami-0c55b159cbfafe1f0"
    instance_type = "m6i.large"
    subnet_id     = "subnet-0a1b2c3d"

    ebs_block_device {
      device_name = "/dev/sdf"
      volume_size = 100
      encrypted   = false # finding: terraform.aws.ebs_encryption
    }
  }
}
