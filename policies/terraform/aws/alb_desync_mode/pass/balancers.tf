resource "aws_lb" "web" {
  name                   = "web"
  subnets                = aws_subnet.public[*].id
  desync_mitigation_mode = "strictest"
}

resource "aws_elb" "shop" {
  name    = "shop"
  subnets = aws_subnet.public[*].id

  listener {
    instance_port     = 8080
    instance_protocol = "tcp"
    lb_port           = 8080
    lb_protocol       = "tcp"
  }
}
