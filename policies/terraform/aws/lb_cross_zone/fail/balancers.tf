resource "aws_lb" "mail" { # finding: terraform.aws.lb_cross_zone
  name               = "mail"
  load_balancer_type = "network"
  subnets            = aws_subnet.public[*].id
}
