resource "aws_lb" "mail" {
  name                             = "mail"
  load_balancer_type               = "network"
  subnets                          = aws_subnet.public[*].id
  enable_cross_zone_load_balancing = true
}

resource "aws_lb" "web" {
  name    = "web"
  subnets = aws_subnet.public[*].id
}
