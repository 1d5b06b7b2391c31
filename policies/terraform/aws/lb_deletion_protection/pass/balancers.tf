resource "aws_lb" "web" {
  name                       = "web"
  subnets                    = aws_subnet.public[*].id
  enable_deletion_protection = true
}
