resource "aws_lb" "web" { # finding: terraform.aws.lb_deletion_protection
  name    = "web"
  subnets = aws_subnet.public[*].id
}

resource "aws_lb" "mail" {
  name                       = "mail"
  load_balancer_type         = "network"
  subnets                    = aws_subnet.public[*].id
  enable_deletion_protection = false # finding: terraform.aws.lb_deletion_protection
}
