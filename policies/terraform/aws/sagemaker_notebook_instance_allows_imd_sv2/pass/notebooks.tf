resource "aws_sagemaker_notebook_instance" "trial" {
  name          = "trial"
  instance_type = "ml.t3.medium"
  role_arn      = aws_iam_role.trial.arn

  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = "2"
  }
}
