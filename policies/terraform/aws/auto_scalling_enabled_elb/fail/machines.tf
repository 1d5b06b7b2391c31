resource "aws_autoscaling_group" "web" { # finding: terraform.aws.auto_scalling_enabled_elb
  max_size            = 5
  min_size            = 2
  vpc_zone_identifier = aws_subnet.private[*].id
  target_group_arns   = [aws_lb_target_group.web.arn]

  launch_template {
    id = aws_launch_template.web.id
  }
}
