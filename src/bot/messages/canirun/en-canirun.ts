/** What `/canirun` reasons in English: a message for each code of `canirun/said.ts`. */
export const EN_CANIRUN = {
  'say.this-host': 'this host',
  'say.closed-system': 'a closed or historic system',
  'say.this-cpu': 'this {architecture} CPU',

  'image.unreachable': '{registry} could not be asked: no answer came through in time.',
  'image.unusable':
    '{registry} answered with {what}, so nothing could be learnt from it. Try again later.',
  'image.rate-limited':
    '{registry} takes no more questions for now, because too many were asked from here. Try again in a few minutes.',
  'image.rate-limited-until':
    '{registry} takes no more questions for now, because too many were asked from here. Try again after {time}.',
  'image.denied':
    '{registry} does not show {name}: it does not exist, or it is private. Registries answer the same for both.',
  'image.no-official': 'Docker Hub has no official image {name}.',
  'image.no-repository': '{registry} has no repository {name}.',
  'image.no-tag': '{registry} has {name}, but no tag {tag} in it.',
  'image.no-digest': '{registry} has {name}, but no digest {digest} in it.',
  'image.no-such-tag':
    '{registry} has no {image}: there is no such repository, or no such tag in it.',
  'image.no-such-digest':
    '{registry} has no {image}: there is no such repository, or no such digest in it.',
  'image.too-many':
    'You have asked about many new images in a short time, so no registry was asked this time. Try again in a few minutes.',
  'image.offline':
    'Nothing is known of {name} without asking {registry}: it is neither in the cache nor in the built-in catalogue. Ask again with a network, or give its platforms, as in --platforms linux/amd64,linux/arm64.',
  'image.no-vm':
    '“{name}” names no virtual machine’s image that is known here. Name its operating system and format, such as ubuntu 24.04 amd64 qcow2.',
  'image.no-platform':
    'The list of platforms that was given is empty. Name one at least, such as linux/amd64.',
  'image.not-for': '{name} has no image for {platform}; it offers {offered}.',
  'image.meant': '{message}. Did you mean {suggestion}?',
  'catalogue.popular': 'From the built-in catalogue of {date}.',
  'catalogue.tag':
    'From the built-in catalogue of {date}: what tags of {name} like {tag} generally offer; whether this tag exists was not asked.',
  'catalogue.tag-of':
    'From the built-in catalogue of {date}: what tags of {name} like {tag} ({kind}) generally offer; whether this tag exists was not asked.',
  'catalogue.digest':
    'From the built-in catalogue of {date}: what {name} generally offers; this digest itself was not looked at.',

  'why.artifact': '{image} is {what}, which no container engine runs.',
  'why.empty': 'There is no program in it: it lists no platform.',
  'why.brings':
    'The image brings programs and libraries for {platforms}{more, plural, =0 {} other { and # more}}, and no kernel.',
  'why.base': 'It is built on {base}, as its config says, and needs what that needs.',
  'why.readings': 'It depends on the hardware: {ends}.',
  'why.reading':
    'with {parts} {verdict, select, native {it runs natively} vm {it runs in a virtual machine} emulated {it runs emulated} legacy {it runs only with a retired tool} no {it does not run} other {it cannot be told yet}}',
  'why.reading-because':
    'with {parts} {verdict, select, native {it runs natively} vm {it runs in a virtual machine} emulated {it runs emulated} legacy {it runs only with a retired tool} no {it does not run} other {it cannot be told yet}} ({because})',
  'why.another-part': 'another part',

  'why.kernel.own': 'A container brings no kernel of its own; it uses the one of {os} ({kernel}).',
  'why.kernel.vm':
    'A container brings no kernel of its own; it gets the one ({kernel}) of a virtual machine: {tool}.',
  'why.kernel.hyper-v':
    'With Hyper-V isolation the container gets a small Windows VM whose kernel fits the image.',
  'why.kernel.too-old': 'Linux {kernel} is too old: {tool} needs 3.10 or newer.',
  'why.kernel.none':
    'A {kernel} image needs a {kernel} kernel, and no container tool supplies one on {os}.',
  'why.windows.takes':
    'The image is for Windows {version}, which {os} takes with {isolation, select, process {process isolation} other {Hyper-V isolation}}.',
  'why.windows.takes-any':
    'The image is for Windows of any version, which {os} takes with {isolation, select, process {process isolation} other {Hyper-V isolation}}.',
  'why.windows.refuses':
    'The image is for Windows {version}; {os} does not take that with {isolation, select, process {process isolation} other {Hyper-V isolation}}.',

  'why.cpu.fits': 'The image has programs for {platform}, which {cpu} executes.',
  'why.cpu.fallback':
    '{platform} also runs on {cpu}: {architecture} CPUs execute 32-bit programs of their family.',
  'why.cpu.level': 'The image needs {platform}; {cpu} goes up to {level}.',
  'why.cpu.level-unnamed': 'The image needs {platform}, and the CPU is not named.',
  'why.cpu.unregistered':
    'The image has only {platform}, and no emulator is registered ("exec format error").',
  'why.cpu.emulation-kernel':
    'The image has only {platform}; emulating it for containers needs Linux 4.8 or newer, here it is {kernel}.',
  'why.cpu.emulated':
    'The image has nothing for {architecture}; QEMU translates {platform} while it runs.',
  'why.cpu.none':
    'The image has programs for {platforms} only; nothing here runs them on {architecture}.',
  'why.cpu.no-64-bit':
    'The image has programs for {platforms} only; a 32-bit operating system runs no 64-bit programs.',
  'why.cpu.no-programs':
    'The image has no programs for {cpu}, and nothing here emulates another CPU.',

  'why.need.found': '{need}; {found}.',
  'why.need.found-symptom': '{need}; {found}. It ends with "{symptom}".',
  'why.cuda': 'The image is built for CUDA {cuda} on an NVIDIA GPU.',
  'why.gpu-reserved': 'An NVIDIA GPU is reserved for it, and the engine starts it with one only.',
  'why.nvidia': 'The image is built for CUDA on an NVIDIA GPU.',

  'why.engine.narrow':
    'The engine is a 32-bit program on a 64-bit kernel: it looks for {asked} and finds only {platform} ("no matching manifest").',
  'why.engine.mode':
    'Docker is switched to {mode} containers and finds nothing of its kind in this image ("no matching manifest").',

  'why.tool.supplies': '{tool} supplies it.',
  'why.tool.supplies-ended': '{tool} supplies it, though its maker no longer supports it.',
  'why.tool.virtualization-off':
    '{tool} needs a virtual machine; hardware virtualisation (VT-x, AMD-V) is off or missing.',
  'why.tool.nesting-unsaid':
    '{tool} needs a virtual machine; it is not said whether this VM may run VMs of its own.',
  'why.tool.not-nested':
    '{tool} needs a virtual machine; this VM may not run VMs of its own (no nested virtualisation).',
  'why.tool.feature-off': '{tool} needs {feature}, which is off or missing here.',
  'why.tool.named-lacks': '{tool} does not supply a {kernel} kernel on {os}.',
  'why.tool.none': 'No supported tool supplies a {kernel} kernel for containers on {os}.',

  'why.vm.brings':
    'An image of a virtual machine brings its own kernel ({guest}); any hypervisor for its CPU will do.',
  'why.vm.brings-own':
    'An image of a virtual machine brings its own kernel; any hypervisor for its CPU will do.',
  'why.vm.own': 'The guest is for {guest} and runs on the host’s {cpu} CPU.',
  'why.vm.software':
    'The guest is for {guest}; without hardware virtualisation the same CPU is emulated in software.',
  'why.vm.emulated': 'The guest is for {guest} and the host’s CPU is {cpu}: it is emulated.',
  'why.vm.runs': '{tool} runs on {os}.',
  'why.vm.runs-ended':
    '{tool} runs on {os}, though no release for this host is supported any more.',
  'why.vm.no-virtualization': '{tool} needs hardware virtualisation, which is not available here.',
  'why.vm.nesting-unsaid':
    '{tool} needs hardware virtualisation, and whether this VM has it is not said.',
  'why.vm.wider': 'The guest is for {guest}; a 32-bit operating system runs no 64-bit guest.',
  'why.vm.no-such-guest': 'The guest is for {guest}; {tools} run no such guest on {cpu}.',
  'why.vm.no-hypervisor': 'No hypervisor that could run it is available on {os}.',
  'why.vm.apple':
    'Apple’s licence allows macOS in a virtual machine on Apple’s own computers only, and no supported hypervisor runs it elsewhere.',

  'found.level': '{cpu} has {level}',
  'found.has': '{cpu} has it',
  'found.has-not': '{cpu} has none',
  'found.cpu-unnamed': 'the CPU is not named',
  'found.here': 'here it is {version}',
  'found.libseccomp': 'here libseccomp is {version}',
  'found.docker': 'here Docker is {version}',
  'found.no-vsyscall': 'this kernel has it switched off',
  'found.cgroup': 'this host has cgroup {version}',
  'found.pages': 'this kernel’s pages have {size} KiB',
  'found.no-nvidia': 'there is no NVIDIA GPU here',
  'found.gpu-not-passed': '{tool} passes no NVIDIA GPU through',
  'found.gpu-unnamed': 'the graphics card is not named',
  'found.one': 'there is one',
  'found.driver-fits': '{driver} is new enough',
  'found.driver-depends': 'with {driver} it depends on the kind of GPU',
  'found.driver-old': '{driver} is too old',
  'found.no-amd': 'there is none that this tool passes through',
  'found.driver': 'driver {version}',
  'found.driver-newest': 'the newest driver',
  'found.driver-cuda': 'its CUDA {cuda}',

  'fix.register-qemu':
    'Register QEMU for {platform} first; without it the container ends with "exec format error".',
  'fix.run-platform': 'Run its {platform} instead.',
  'fix.64-bit': 'Install the 64-bit edition of the operating system.',
  'fix.switch-mode': 'Switch Docker Desktop to {mode} containers.',
  'fix.image-for': 'Take the image for {os}.',
  'fix.upgrade-to': 'Upgrade the host to {os}.',
  'fix.upgrade-macos':
    'Upgrade macOS to a release that Docker Desktop supports (14 or newer), if the Mac allows it.',
  'fix.small-pages': 'Boot the kernel with 4 KiB pages, which Raspberry Pi OS also has.',
  'fix.driver': 'Install NVIDIA driver {version} or newer.',
  'fix.hyper-v-isolation': 'Run it with Hyper-V isolation.',
  'fix.toolbox':
    'Install Docker Toolbox (archived 2020) and bring its VM to the last release: the 19.03.1 that it ships cannot pull OCI images.',
  'fix.wsl2': 'Turn the distribution into a WSL 2 one, which has a Linux kernel.',
  'fix.other-tool': 'Install {tool} instead.',
  'fix.own-vm': 'Last resort: a virtual machine of its own with {system}, and the image in there.',
  'fix.other-machine': 'Take another machine: one with {system} on {architecture}.',
  'fix.other-machine-gpu':
    'Take another machine: one with {system} on {architecture} and the GPU that the image needs.',
  'fix.other-machine-newer':
    'Take another machine: one with {system} on a newer {architecture} CPU.',
  'fix.switch-on': 'Switch {feature} on.',
  'fix.firmware': 'Switch virtualisation (VT-x, AMD-V, SVM) on in the firmware setup.',
  'fix.linux-runner': 'Take a hosted runner with Linux, which needs no VM.',
  'fix.allow-nested': 'Allow nested virtualisation in the settings of the VM.',
  'fix.guest-for': 'Take the image for {architecture}, where its publisher has one.',
  'fix.use': 'Use {tool}.',
  'fix.use-from': 'Use {tool}: {address}',
  'fix.nested-or-own': 'Allow nested virtualisation for this VM, or take a machine of its own.',
  'fix.newer-os-for-hypervisor':
    'Upgrade the host to an operating system that a current hypervisor supports.',
  'fix.tag': 'Take {image}, the newest tag, which runs there.',
  'fix.tag-until':
    'Take {image}: it is the newest of its kind that still runs there; {next} does not.',
  'fix.tag-known':
    'Take {image}: of the tags in the built-in catalogue it is the newest that runs there. No registry was asked for more.',

  'ask.host': 'Which host is it? Name its system and version, or the machine.',
  'ask.windows': 'Which Windows is it?',
  'ask.linux': 'Which Linux distribution is it, and on which machine?',
  'ask.number': '“{words}” was not understood. Does it mean {meaning}?',
  'ask.node': 'Which of the nodes is it to run on?',
  'ask.no-wsl2': 'WSL 2 does not exist on {windows}.',
  'apart.number': '{meaning}',
  'apart.without': 'what is usual instead of “{words}”',
  'apart.nodes': 'the nodes {nodes}',
  'apart.nodes-more': 'the nodes {nodes} and {more} more',
  'ask.which': 'Which {name} is it?',
  'ask.release': '{system} {version} is not known here. Which version is it?',
  'ask.contradiction': '{problem}. Which is it?',
  'ask.mac-chip': 'Does the Mac have an Intel processor or Apple silicon?',
  'ask.processor': 'Which processor does it have?',
  'ask.system': 'Which operating system runs on it?',
  'ask.which-reading': 'Which of these is the host?',
  'ask.host-system': 'Which operating system, with its version, does the host run?',
  'ask.cpu': 'Which CPU does the host have?',
  'ask.gpu': 'Which graphics card does the host have?',
  'ask.nvidia': 'Which NVIDIA GPU and driver does the host have?',
  'ask.nested': 'May this virtual machine run virtual machines of its own?',
  'ask.guest': 'Which operating system and CPU is the VM image for?',

  'warn.no-tag':
    'Of the tags of {name} none was found that runs there natively or in a VM ({count, number} were looked through, the newest, the oldest and some in between asked about).',
  'warn.unsure-cpu':
    'The image does not run on every CPU. If "{words}" says which one it is, name the CPU itself: the verdict takes for granted that it has what is needed.',
  'warn.memory':
    'It wants {wanted} of memory and this host has {has}: expect it to be slow or to be killed.',
  'warn.emulation':
    'Emulation is several times slower than a native CPU, and some programs fail under it (Docker calls it best effort).',
  'warn.armv6': 'Docker before 20.10 takes this board for ARMv7: add --platform linux/arm/v6.',
  'warn.freebsd': 'FreeBSD’s Podman is experimental, and its Linux ABI lacks some system calls.',
  'warn.lambda':
    'AWS Lambda only starts images that hold a client of its Runtime API (its own base images do) and get along with a read-only file system; a server as it is waits there in vain.',
  'warn.lxc':
    'In an LXC container Docker needs the option nesting=1, and its storage driver may be slow.',

  'assumed.guest': 'the image is for {architecture}, as it says nothing else',
  'assumed.newest': '{name}, the newest',
  'assumed.newest-mac': '{name}, the newest that this Mac runs',
  'assumed.by-kernel': '{name}, by its kernel',
  'assumed.by-tool': 'one with {part}, since {tool} runs on it',
  'assumed.usual': '{system}, which is usual there',
  'assumed.below': '{system} below it',
  'assumed.vm-on': '{system} runs in a VM on {on}',
  'assumed.vm-on-mac': '{system} runs in a VM on the Mac',
  'assumed.wsl2': '{system} runs in WSL 2',
  'assumed.x86': 'an x86 processor (amd64)',
  'assumed.64-bit': '64-bit',

  'clash.architecture': '{part} is {is}, not {said}.',
  'clash.that-machine': 'That machine',
  'clash.no-32-bit':
    'There is no 32-bit {system}{architecture, select, amd64 {} other { for {architecture}}}.',
  'clash.system': '{system} does not run on {part} ({architecture}).',
  'clash.both': '{first} and {second} were both named.',
  'clash.mac': 'There is no such Mac: model, year, chip and {system} version don’t go together.',

  'part.amd64': 'an Intel or AMD processor (amd64)',
  'part.386': 'a 32-bit Intel or AMD processor',
  'part.arm64': 'an ARM processor (arm64)',
  'part.arm': 'a 32-bit ARM processor',
  'part.ppc': 'a PowerPC processor',
  'part.intel': 'an Intel processor',
  'part.arm64-named': 'an ARM processor ({part})',
  'part.arm-named': 'a 32-bit ARM processor ({part})',

  'layer.system': 'The system',
  'layer.kernel': 'Linux kernel {version}',
  'layer.own-kernel': 'a kernel of its own',
  'layer.its-kernel': 'its kernel',
  'layer.no-tool': 'no tool',
  'layer.not-here': 'not here',
  'layer.emulator': '{architecture} on {cpu}',
  'layer.cpu': '{model}, {architecture}',
  'layer.applications': 'applications',
  'layer.applications-for': 'applications for {platform}',

  'error.has': 'The image has an entry for {architecture}, which this host has.',
  'error.lacks': 'The image offers {platforms}, and this host is {architecture}.',
  'error.pages': 'The memory pages of this host have {size} KiB.',
  'error.kernel': 'The kernel of this host is Linux {version}.',
  'error.docker': 'Docker {version} is installed on this host.',
  'error.vm': 'This host is a virtual machine.',
} as const;
