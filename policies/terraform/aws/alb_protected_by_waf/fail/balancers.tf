resource "aws_lb" "web" { # finding: terraform.aws.alb_protected_by_waf
  name    = "web"
  subnets = aws_subnet.public[*].id
}
