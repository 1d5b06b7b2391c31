resource "aws_subnet" "public" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.0.1.0/24"
  map_public_ip_on_launch = true
}

resource "aws_instance" "web" { # finding: terraform.aws.ec2_public_ip
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.public.id
}

resource "aws_launch_template" "workers" {
  name = "workers"

  network_interfaces {
    associate_public_ip_address = true # finding: terraform.aws.ec2_public_ip
  }
}

resource "aws_spot_fleet_request" "batch" {
  iam_fleet_role  = aws_iam_role.fleet.arn
  target_capacity = 4

  launch_specification {
    ami           = "ami-0c55b159cbfafe1f0"
    instance_type = "m6i.large"
    subnet_id     = "subnet-0a1b2c3d"

    associate_public_ip_address = true # finding: terraform.aws.ec2_public_ip
  }
}
