resource "aws_guardduty_detector" "all" {
  enable = false # finding: terraform.aws.guardduty_detector_enabled
}
