//! What a service may do well: how hard it is, and what the commit says that brings it in.

/// A good practice, which a file shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Practice {
    ActionPins,
    ApiVersions,
    BaseImage,
    Capabilities,
    CheckoutToken,
    Ci,
    Codeowners,
    CpuRequests,
    Dashboard,
    DependencyScan,
    DependencyUpdates,
    Description,
    Escalation,
    ImageScan,
    ImageTag,
    ImageUser,
    License,
    Liveness,
    Lockfile,
    LongRunbook,
    MemoryLimits,
    NetworkPolicy,
    NonRoot,
    OnCall,
    PavedBase,
    PavedBuild,
    Pdb,
    Readiness,
    ReadOnlyRoot,
    Readme,
    Replicas,
    Runbook,
    Seccomp,
    SecretReference,
    SecretScan,
    SecurityPolicy,
    Spread,
    System,
    Tests,
    Tier,
    TokenRights,
    Toolchain,
}

use Practice::{
    ActionPins, ApiVersions, BaseImage, Capabilities, CheckoutToken, Ci, Codeowners, CpuRequests, Dashboard,
    DependencyScan, DependencyUpdates, Description, Escalation, ImageScan, ImageTag, ImageUser, License, Liveness,
    Lockfile, LongRunbook, MemoryLimits, NetworkPolicy, NonRoot, OnCall, PavedBase, PavedBuild, Pdb, ReadOnlyRoot,
    Readiness, Readme, Replicas, Runbook, Seccomp, SecretReference, SecretScan, SecurityPolicy, Spread, System, Tests,
    Tier, TokenRights, Toolchain,
};

/// Each practice, how mature a team is that follows it, of 100, and the message of the commit.
pub(super) const PRACTICES: [(Practice, i64, &str); 42] = [
    (Readme, 14, "Write a README"),
    (Ci, 17, "Run the tests on every pull request"),
    (Lockfile, 19, "Commit the lock file"),
    (ApiVersions, 20, "Move to API versions that the cluster still serves"),
    (SecretReference, 21, "Take the password from a Secret"),
    (Codeowners, 25, "Say who reviews what"),
    (ImageUser, 26, "Run the image as a user of its own"),
    (Description, 28, "Describe the service in the catalog"),
    (BaseImage, 32, "Fix the version of the base image"),
    (ImageTag, 34, "Deploy a version instead of latest"),
    (License, 36, "Add the licence"),
    (System, 38, "Put the service into its system"),
    (MemoryLimits, 40, "Limit memory"),
    (SecurityPolicy, 40, "Say how to report a vulnerability"),
    (Readiness, 42, "Tell Kubernetes when the service is ready"),
    (DependencyUpdates, 44, "Let Dependabot propose updates"),
    (NonRoot, 44, "Refuse to run as root"),
    (Liveness, 45, "Restart the service when it hangs"),
    (Escalation, 46, "Forbid privilege escalation"),
    (CpuRequests, 47, "Request CPU"),
    (TokenRights, 49, "Let the workflow token read only"),
    (Tier, 50, "Say how much depends on the service"),
    (Tests, 51, "Test what is asked most"),
    (PavedBuild, 53, "Build by the paved road"),
    (DependencyScan, 54, "Look for known vulnerabilities"),
    (Replicas, 56, "Run three replicas"),
    (Capabilities, 58, "Drop all capabilities"),
    (Toolchain, 60, "Pin the toolchain"),
    (PavedBase, 62, "Start from the image of the platform"),
    (SecretScan, 63, "Look for secrets in what is pushed"),
    (Seccomp, 64, "Use the default seccomp profile"),
    (Runbook, 66, "Write a runbook"),
    (CheckoutToken, 68, "Do not leave the token behind"),
    (ImageScan, 70, "Scan the image before it is pushed"),
    (ReadOnlyRoot, 74, "Mount the root file system read-only"),
    (NetworkPolicy, 77, "Let only the gateway in"),
    (Dashboard, 79, "Link the dashboard"),
    (Pdb, 82, "Keep two replicas through a drain"),
    (OnCall, 84, "Name who is on call"),
    (Spread, 88, "Spread replicas over zones"),
    (LongRunbook, 89, "Tell in the runbook what each alert means"),
    (ActionPins, 97, "Pin actions to commits"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_practice_stands_once_and_the_easy_ones_come_first() {
        let all: BTreeSet<Practice> = PRACTICES.iter().map(|(own, ..)| *own).collect();
        assert_eq!(all.len(), PRACTICES.len());
        assert!(PRACTICES.is_sorted_by_key(|(_, hard, _)| *hard));
    }
}
