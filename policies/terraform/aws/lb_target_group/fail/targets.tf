resource "aws_lb_target_group" "web" {
  name     = "web"
  port     = 8080
  protocol = "HTTP" # finding: terraform.aws.lb_target_group
  vpc_id   = aws_vpc.shop.id
}
