resource "aws_elb" "shop" {
  name                      = "shop"
  subnets                   = aws_subnet.public[*].id
  cross_zone_load_balancing = false # finding: terraform.aws.elb_cross_zone_enable

  listener {
    instance_port     = 8080
    instance_protocol = "tcp"
    lb_port           = 8080
    lb_protocol       = "tcp"
  }
}
