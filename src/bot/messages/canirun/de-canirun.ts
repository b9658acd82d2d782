/** What `/canirun` reasons in German. */
import type { EN_CANIRUN } from './en-canirun.js';

export const DE_CANIRUN = {
  'say.this-host': 'diesem Rechner',
  'say.closed-system': 'einem geschlossenen oder historischen System',
  'say.this-cpu': 'diese CPU ({architecture})',

  'image.unreachable': '{registry} konnte nicht gefragt werden: Es kam rechtzeitig keine Antwort.',
  'image.unusable':
    '{registry} antwortete unbrauchbar ({what}), daraus war nichts zu lernen. Versuch es später noch einmal.',
  'image.rate-limited':
    '{registry} nimmt vorerst keine Fragen mehr an, weil von hier zu viele kamen. Versuch es in ein paar Minuten noch einmal.',
  'image.rate-limited-until':
    '{registry} nimmt vorerst keine Fragen mehr an, weil von hier zu viele kamen. Versuch es nach {time} noch einmal.',
  'image.denied':
    '{registry} zeigt {name} nicht: Es gibt es nicht, oder es ist privat. Registries antworten auf beides gleich.',
  'image.no-official': 'Docker Hub hat kein offizielles Image {name}.',
  'image.no-repository': '{registry} hat kein Repository {name}.',
  'image.no-tag': '{registry} hat {name}, aber darin keinen Tag {tag}.',
  'image.no-digest': '{registry} hat {name}, aber darin keinen Digest {digest}.',
  'image.no-such-tag':
    '{registry} hat kein {image}: Es gibt kein solches Repository oder darin keinen solchen Tag.',
  'image.no-such-digest':
    '{registry} hat kein {image}: Es gibt kein solches Repository oder darin keinen solchen Digest.',
  'image.too-many':
    'Du hast in kurzer Zeit nach vielen neuen Images gefragt, darum wurde diesmal keine Registry gefragt. Versuch es in ein paar Minuten noch einmal.',
  'image.offline':
    'Ohne {registry} zu fragen, ist über {name} nichts bekannt: Es steht weder im Zwischenspeicher noch im eingebauten Katalog. Frag noch einmal mit Netz, oder gib seine Plattformen an, etwa --platforms linux/amd64,linux/arm64.',
  'image.no-vm':
    '„{name}“ nennt kein Image einer virtuellen Maschine, das hier bekannt ist. Nenne Betriebssystem und Format, etwa ubuntu 24.04 amd64 qcow2.',
  'image.no-platform':
    'Die angegebene Liste der Plattformen ist leer. Nenne mindestens eine, etwa linux/amd64.',
  'image.not-for': '{name} hat kein Image für {platform}; es bietet {offered}.',
  'image.meant': '{message}. Meintest du {suggestion}?',
  'catalogue.popular': 'Aus dem eingebauten Katalog vom {date}.',
  'catalogue.tag':
    'Aus dem eingebauten Katalog vom {date}: was Tags von {name} wie {tag} im Allgemeinen bieten; ob es diesen Tag gibt, wurde nicht gefragt.',
  'catalogue.tag-of':
    'Aus dem eingebauten Katalog vom {date}: was Tags von {name} wie {tag} ({kind}) im Allgemeinen bieten; ob es diesen Tag gibt, wurde nicht gefragt.',
  'catalogue.digest':
    'Aus dem eingebauten Katalog vom {date}: was {name} im Allgemeinen bietet; dieser Digest selbst wurde nicht angesehen.',

  'why.artifact': '{image} ist kein Image, das eine Container-Engine ausführt ({what}).',
  'why.empty': 'Darin ist kein Programm: Es führt keine Plattform auf.',
  'why.brings':
    'Das Image bringt Programme und Bibliotheken für {platforms}{more, plural, =0 {} other { und # weitere}} mit, aber keinen Kernel.',
  'why.base':
    'Es ist auf {base} gebaut, wie seine Konfiguration sagt, und braucht, was das braucht.',
  'why.readings': 'Es hängt von der Hardware ab: {ends}.',
  'why.reading':
    'mit {parts} {verdict, select, native {läuft es nativ} vm {läuft es in einer virtuellen Maschine} emulated {läuft es emuliert} legacy {läuft es nur mit einem ausgemusterten Tool} no {läuft es nicht} other {lässt es sich noch nicht sagen}}',
  'why.reading-because':
    'mit {parts} {verdict, select, native {läuft es nativ} vm {läuft es in einer virtuellen Maschine} emulated {läuft es emuliert} legacy {läuft es nur mit einem ausgemusterten Tool} no {läuft es nicht} other {lässt es sich noch nicht sagen}} ({because})',
  'why.another-part': 'einem anderen Bauteil',

  'why.kernel.own':
    'Ein Container bringt keinen eigenen Kernel mit; er nutzt den von {os} ({kernel}).',
  'why.kernel.vm':
    'Ein Container bringt keinen eigenen Kernel mit; er bekommt den einer virtuellen Maschine ({kernel}): {tool}.',
  'why.kernel.hyper-v':
    'Mit Hyper-V-Isolierung bekommt der Container eine kleine Windows-VM, deren Kernel zum Image passt.',
  'why.kernel.too-old': 'Linux {kernel} ist zu alt: {tool} braucht 3.10 oder neuer.',
  'why.kernel.none':
    'Ein Image für {kernel} braucht einen Kernel von {kernel}, und auf {os} liefert kein Container-Tool einen.',
  'why.windows.takes':
    'Das Image ist für Windows {version}; {os} nimmt das mit {isolation, select, process {Prozess-Isolierung} other {Hyper-V-Isolierung}}.',
  'why.windows.takes-any':
    'Das Image ist für Windows jeder Version; {os} nimmt das mit {isolation, select, process {Prozess-Isolierung} other {Hyper-V-Isolierung}}.',
  'why.windows.refuses':
    'Das Image ist für Windows {version}; {os} nimmt das mit {isolation, select, process {Prozess-Isolierung} other {Hyper-V-Isolierung}} nicht.',

  'why.cpu.fits': 'Das Image hat Programme für {platform}; {cpu} führt sie aus.',
  'why.cpu.fallback':
    '{platform} läuft auch dort ({cpu}): CPUs der Art {architecture} führen 32-Bit-Programme ihrer Familie aus.',
  'why.cpu.level': 'Das Image braucht {platform}; {cpu} reicht bis {level}.',
  'why.cpu.level-unnamed': 'Das Image braucht {platform}, und die CPU ist nicht genannt.',
  'why.cpu.unregistered':
    'Das Image hat nur {platform}, und kein Emulator ist registriert („exec format error“).',
  'why.cpu.emulation-kernel':
    'Das Image hat nur {platform}; das für Container zu emulieren braucht Linux 4.8 oder neuer, hier ist es {kernel}.',
  'why.cpu.emulated':
    'Das Image hat nichts für {architecture}; QEMU übersetzt {platform}, während es läuft.',
  'why.cpu.none':
    'Das Image hat nur Programme für {platforms}; nichts führt sie hier auf {architecture} aus.',
  'why.cpu.no-64-bit':
    'Das Image hat nur Programme für {platforms}; ein 32-Bit-Betriebssystem führt keine 64-Bit-Programme aus.',
  'why.cpu.no-programs':
    'Das Image hat keine Programme dafür ({cpu}), und nichts emuliert hier eine andere CPU.',

  'why.need.found': '{need}; {found}.',
  'why.need.found-symptom': '{need}; {found}. Es endet mit „{symptom}“.',
  'why.cuda': 'Das Image ist für CUDA {cuda} auf einer NVIDIA-GPU gebaut.',
  'why.gpu-reserved':
    'Dafür ist eine NVIDIA-GPU reserviert, und nur mit einer startet die Engine es.',
  'why.nvidia': 'Das Image ist für CUDA auf einer NVIDIA-GPU gebaut.',

  'why.engine.narrow':
    'Die Engine ist ein 32-Bit-Programm auf einem 64-Bit-Kernel: Sie sucht {asked} und findet nur {platform} („no matching manifest“).',
  'why.engine.mode':
    'Docker ist auf {mode}-Container geschaltet und findet nichts dieser Art im Image („no matching manifest“).',

  'why.tool.supplies': '{tool} stellt ihn bereit.',
  'why.tool.supplies-ended':
    '{tool} stellt ihn bereit, wird aber vom Hersteller nicht mehr gepflegt.',
  'why.tool.virtualization-off':
    '{tool} braucht eine virtuelle Maschine; die Hardware-Virtualisierung (VT-x, AMD-V) ist aus oder fehlt.',
  'why.tool.nesting-unsaid':
    '{tool} braucht eine virtuelle Maschine; ob diese VM eigene VMs ausführen darf, ist nicht gesagt.',
  'why.tool.not-nested':
    '{tool} braucht eine virtuelle Maschine; diese VM darf keine eigenen VMs ausführen (keine verschachtelte Virtualisierung).',
  'why.tool.feature-off': '{tool} braucht {feature}; das ist hier aus oder fehlt.',
  'why.tool.named-lacks': '{tool} stellt auf {os} keinen {kernel}-Kernel bereit.',
  'why.tool.none':
    'Kein gepflegtes Tool stellt auf {os} einen {kernel}-Kernel für Container bereit.',

  'why.vm.brings':
    'Das Image einer virtuellen Maschine bringt seinen eigenen Kernel mit ({guest}); jeder Hypervisor für seine CPU genügt.',
  'why.vm.brings-own':
    'Das Image einer virtuellen Maschine bringt seinen eigenen Kernel mit; jeder Hypervisor für seine CPU genügt.',
  'why.vm.own': 'Der Gast ist für {guest} und läuft auf der CPU des Hosts ({cpu}).',
  'why.vm.software':
    'Der Gast ist für {guest}; ohne Hardware-Virtualisierung wird dieselbe CPU in Software emuliert.',
  'why.vm.emulated':
    'Der Gast ist für {guest}, und die CPU des Hosts ist {cpu}: Sie wird emuliert.',
  'why.vm.runs': '{tool} läuft auf {os}.',
  'why.vm.runs-ended':
    '{tool} läuft auf {os}, doch keine Ausgabe für diesen Host wird noch gepflegt.',
  'why.vm.no-virtualization':
    '{tool} braucht Hardware-Virtualisierung, und die gibt es hier nicht.',
  'why.vm.nesting-unsaid':
    '{tool} braucht Hardware-Virtualisierung, und ob diese VM sie hat, ist nicht gesagt.',
  'why.vm.wider':
    'Der Gast ist für {guest}; ein 32-Bit-Betriebssystem führt keinen 64-Bit-Gast aus.',
  'why.vm.no-such-guest': 'Der Gast ist für {guest}; {tools} führen so einen auf {cpu} nicht aus.',
  'why.vm.no-hypervisor': 'Auf {os} gibt es keinen Hypervisor, der es ausführen könnte.',
  'why.vm.apple':
    'Apples Lizenz erlaubt macOS in einer virtuellen Maschine nur auf Apples eigenen Rechnern, und anderswo führt es kein gepflegter Hypervisor aus.',

  'found.level': '{cpu} hat {level}',
  'found.has': '{cpu} hat das',
  'found.has-not': '{cpu} hat das nicht',
  'found.cpu-unnamed': 'die CPU ist nicht genannt',
  'found.here': 'hier ist es {version}',
  'found.libseccomp': 'hier ist libseccomp {version}',
  'found.docker': 'hier ist Docker {version}',
  'found.no-vsyscall': 'dieser Kernel hat sie abgeschaltet',
  'found.cgroup': 'dieser Host hat cgroup {version}',
  'found.pages': 'die Seiten dieses Kernels haben {size} KiB',
  'found.no-nvidia': 'hier gibt es keine NVIDIA-GPU',
  'found.gpu-not-passed': '{tool} reicht keine NVIDIA-GPU durch',
  'found.gpu-unnamed': 'die Grafikkarte ist nicht genannt',
  'found.one': 'hier gibt es eine',
  'found.driver-fits': '{driver} ist neu genug',
  'found.driver-depends': 'mit {driver} hängt es von der Art der GPU ab',
  'found.driver-old': '{driver} ist zu alt',
  'found.no-amd': 'hier gibt es keine, die dieses Tool durchreicht',
  'found.driver': 'Treiber {version}',
  'found.driver-newest': 'der neueste Treiber',
  'found.driver-cuda': 'sein CUDA {cuda}',

  'fix.register-qemu':
    'Registriere zuerst QEMU für {platform}; ohne es endet der Container mit „exec format error“.',
  'fix.run-platform': 'Führe stattdessen die Fassung für {platform} aus.',
  'fix.64-bit': 'Installiere die 64-Bit-Ausgabe des Betriebssystems.',
  'fix.switch-mode': 'Schalte Docker Desktop auf {mode}-Container um.',
  'fix.image-for': 'Nimm das Image für {os}.',
  'fix.upgrade-to': 'Bring den Host auf {os}.',
  'fix.upgrade-macos':
    'Bring macOS auf eine Ausgabe, die Docker Desktop unterstützt (14 oder neuer), wenn der Mac das erlaubt.',
  'fix.small-pages': 'Starte den Kernel mit 4-KiB-Seiten, den Raspberry Pi OS ebenfalls mitbringt.',
  'fix.driver': 'Installiere den NVIDIA-Treiber {version} oder neuer.',
  'fix.hyper-v-isolation': 'Starte es mit Hyper-V-Isolierung.',
  'fix.toolbox':
    'Installiere Docker Toolbox (2020 archiviert) und bring dessen VM auf die letzte Ausgabe: Die mitgelieferte 19.03.1 kann keine OCI-Images holen.',
  'fix.wsl2': 'Mach aus der Distribution eine für WSL 2; die hat einen Linux-Kernel.',
  'fix.other-tool': 'Installiere stattdessen {tool}.',
  'fix.own-vm':
    'Als letzter Ausweg: eine eigene virtuelle Maschine mit {system}, und darin das Image.',
  'fix.other-machine': 'Nimm einen anderen Rechner: einen mit {system} auf {architecture}.',
  'fix.other-machine-gpu':
    'Nimm einen anderen Rechner: einen mit {system} auf {architecture} und der GPU, die das Image braucht.',
  'fix.other-machine-newer':
    'Nimm einen anderen Rechner: einen mit {system} auf einer neueren CPU ({architecture}).',
  'fix.switch-on': 'Schalte {feature} ein.',
  'fix.firmware':
    'Schalte die Virtualisierung (VT-x, AMD-V, SVM) in den Firmware-Einstellungen ein.',
  'fix.linux-runner': 'Nimm einen gehosteten Runner mit Linux; der braucht keine VM.',
  'fix.allow-nested': 'Erlaube in den Einstellungen der VM verschachtelte Virtualisierung.',
  'fix.guest-for': 'Nimm das Image für {architecture}, wo der Herausgeber eines hat.',
  'fix.use': 'Nimm {tool}.',
  'fix.use-from': 'Nimm {tool}: {address}',
  'fix.nested-or-own':
    'Erlaube dieser VM verschachtelte Virtualisierung, oder nimm einen Rechner ohne VM.',
  'fix.newer-os-for-hypervisor':
    'Bring den Host auf ein Betriebssystem, das ein aktueller Hypervisor unterstützt.',
  'fix.tag': 'Nimm {image}, das neueste Tag, das dort läuft.',
  'fix.tag-until':
    'Nimm {image}: Es ist das neueste seiner Art, das dort noch läuft; {next} läuft nicht.',
  'fix.tag-known':
    'Nimm {image}: Unter den Tags des eingebauten Katalogs ist es das neueste, das dort läuft. Keine Registry wurde nach mehr gefragt.',

  'ask.host': 'Welcher Host ist es? Nenne sein System mit der Version, oder das Gerät.',
  'ask.windows': 'Welches Windows ist es?',
  'ask.linux': 'Welche Linux-Distribution ist es, und auf welchem Gerät?',
  'ask.number': '„{words}“ wurde nicht verstanden. Ist damit {meaning} gemeint?',
  'ask.node': 'Auf welchem der Knoten soll es laufen?',
  'ask.no-wsl2': 'WSL 2 gibt es auf {windows} nicht.',
  'apart.number': '{meaning}',
  'apart.without': 'dem Üblichen statt „{words}“',
  'apart.nodes': 'den Knoten {nodes}',
  'apart.nodes-more': 'den Knoten {nodes} und {more} weiteren',
  'ask.which': 'Was für ein Gerät oder System ist es ({name})?',
  'ask.release': '{system} {version} ist hier nicht bekannt. Welche Version ist es?',
  'ask.contradiction': '{problem}. Was davon ist es?',
  'ask.mac-chip': 'Hat der Mac einen Intel-Prozessor oder Apple Silicon?',
  'ask.processor': 'Welchen Prozessor hat er?',
  'ask.system': 'Welches Betriebssystem läuft darauf?',
  'ask.which-reading': 'Welcher davon ist der Host?',
  'ask.host-system': 'Welches Betriebssystem, mit seiner Version, läuft auf dem Host?',
  'ask.cpu': 'Welche CPU hat der Host?',
  'ask.gpu': 'Welche Grafikkarte hat der Host?',
  'ask.nvidia': 'Welche NVIDIA-GPU und welchen Treiber hat der Host?',
  'ask.nested': 'Darf diese virtuelle Maschine eigene virtuelle Maschinen ausführen?',
  'ask.guest': 'Für welches Betriebssystem und welche CPU ist das VM-Image?',

  'warn.no-tag':
    'Unter den Tags von {name} fand sich keines, das dort nativ oder in einer VM läuft ({count, number} wurden durchgesehen; nach dem neuesten, dem ältesten und einigen dazwischen wurde gefragt).',
  'warn.unsure-cpu':
    'Das Image läuft nicht auf jeder CPU. Sagt „{words}“, welche es ist, so nenne die CPU selbst: Das Urteil setzt voraus, dass sie hat, was nötig ist.',
  'warn.memory':
    'Es will {wanted} Speicher, und dieser Host hat {has}: Rechne damit, dass es langsam ist oder beendet wird.',
  'warn.emulation':
    'Emulation ist um ein Mehrfaches langsamer als die eigene CPU, und manche Programme scheitern daran (Docker nennt sie „best effort“).',
  'warn.armv6': 'Docker vor 20.10 hält dieses Board für ARMv7: Ergänze --platform linux/arm/v6.',
  'warn.freebsd':
    'Podman auf FreeBSD ist experimentell, und seinem Linux-ABI fehlen einige Systemaufrufe.',
  'warn.lambda':
    'AWS Lambda startet nur Images, die einen Client seiner Runtime-API enthalten (seine eigenen Basis-Images tun es) und mit einem schreibgeschützten Dateisystem auskommen; ein gewöhnlicher Server wartet dort vergebens.',
  'warn.lxc':
    'In einem LXC-Container braucht Docker die Option nesting=1, und sein Speichertreiber kann langsam sein.',

  'assumed.guest': 'das Image ist für {architecture}, da es nichts anderes sagt',
  'assumed.newest': '{name}, das neueste',
  'assumed.newest-mac': '{name}, das neueste, das auf diesem Mac läuft',
  'assumed.by-kernel': '{name}, nach seinem Kernel',
  'assumed.by-tool': 'eines mit {part}, denn {tool} läuft darauf',
  'assumed.usual': '{system}, wie es dort üblich ist',
  'assumed.below': '{system} darunter',
  'assumed.vm-on': '{system} läuft in einer VM auf {on}',
  'assumed.vm-on-mac': '{system} läuft in einer VM auf dem Mac',
  'assumed.wsl2': '{system} läuft in WSL 2',
  'assumed.x86': 'ein x86-Prozessor (amd64)',
  'assumed.64-bit': '64 Bit',

  'clash.architecture': '{part} ist {is}, nicht {said}.',
  'clash.that-machine': 'Dieses Gerät',
  'clash.no-32-bit':
    'Von {system} gibt es keine 32-Bit-Ausgabe{architecture, select, amd64 {} other { für {architecture}}}.',
  'clash.system': '{system} läuft nicht auf {part} ({architecture}).',
  'clash.both': '{first} und {second} sind beide genannt.',
  'clash.mac':
    'So einen Mac gibt es nicht: Modell, Jahr, Chip und die Version von {system} passen nicht zusammen.',

  'part.amd64': 'einem Prozessor von Intel oder AMD (amd64)',
  'part.386': 'einem 32-Bit-Prozessor von Intel oder AMD',
  'part.arm64': 'einem ARM-Prozessor (arm64)',
  'part.arm': 'einem 32-Bit-ARM-Prozessor',
  'part.ppc': 'einem PowerPC-Prozessor',
  'part.intel': 'einem Intel-Prozessor',
  'part.arm64-named': 'einem ARM-Prozessor ({part})',
  'part.arm-named': 'einem 32-Bit-ARM-Prozessor ({part})',

  'layer.system': 'Das System',
  'layer.kernel': 'Linux-Kernel {version}',
  'layer.own-kernel': 'ein eigener Kernel',
  'layer.its-kernel': 'sein Kernel',
  'layer.no-tool': 'kein Tool',
  'layer.not-here': 'nicht hier',
  'layer.emulator': '{architecture} auf {cpu}',
  'layer.cpu': '{model}, {architecture}',
  'layer.applications': 'Anwendungen',
  'layer.applications-for': 'Anwendungen für {platform}',

  'error.has': 'Das Image hat einen Eintrag für {architecture}, und das hat dieser Host.',
  'error.lacks': 'Das Image bietet {platforms}, und dieser Host ist {architecture}.',
  'error.pages': 'Die Speicherseiten dieses Hosts haben {size} KiB.',
  'error.kernel': 'Der Kernel dieses Hosts ist Linux {version}.',
  'error.docker': 'Auf diesem Host ist Docker {version} installiert.',
  'error.vm': 'Dieser Host ist eine virtuelle Maschine.',
} as const satisfies Record<keyof typeof EN_CANIRUN, string>;
