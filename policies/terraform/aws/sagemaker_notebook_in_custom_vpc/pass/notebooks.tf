resource "aws_sagemaker_notebook_instance" "trial" {
  name            = "trial"
  instance_type   = "ml.t3.medium"
  role_arn        = aws_iam_role.trial.arn
  subnet_id       = aws_subnet.private.id
  security_groups = [aws_security_group.trial.id]
}
