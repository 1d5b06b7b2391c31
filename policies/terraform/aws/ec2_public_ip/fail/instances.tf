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
